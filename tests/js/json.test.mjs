// Data whose objects have no names but their own.

import assert from "node:assert/strict";
import { test } from "node:test";

import { parseData } from "../../docs/assets/check/parsing/json.mjs";

test("a name from outside finds nothing that the data does not hold", () => {
  const data = parseData('{"facts": {"age": {"unit": null}}, "list": [{"a": 1}]}');
  assert.equal(data.facts.age.unit, null);
  assert.equal(data.list[0].a, 1);
  for (const name of ["constructor", "__proto__", "toString", "hasOwnProperty", "valueOf"]) {
    assert.ok(!(name in data.facts), name);
    assert.ok(!(name in data.list[0]), name);
  }
});
