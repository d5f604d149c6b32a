// Recognizing municipalities by what people type.

import assert from "node:assert/strict";
import { test } from "node:test";

import { MunicipalityNames } from "../../docs/assets/check/calculators/municipality-names.mjs";

const names = new MunicipalityNames({
  municipalities: ["Montréal", "Laval", "Longueuil", "Brossard", "Mont-Royal", "Saint-Lambert", "Sainte-Julie", "Saint-Constant"],
  municipality_aliases: {
    inside: {
      Montréal: ["蒙特利尔", "滿地可", "Vieux-Montréal", "Old Montreal", "Saint-Laurent", "Le Plateau-Mont-Royal", "Nuns' Island"],
      "Mont-Royal": ["Town of Mount Royal"],
      Longueuil: ["Saint-Hubert"],
    },
    outside: { Québec: ["Quebec City", "Sainte-Foy", "魁北克市"], Gatineau: ["Hull"], Rigaud: [] },
  },
});

/** @param {string} typed */
function found(typed) {
  const { fit, places } = names.recognize(typed);
  return [fit, ...places.map(({ municipality, inside }) => `${municipality} ${inside ? "in" : "out"}`)];
}

const INSIDE = {
  Montréal: [
    "Montréal", "montreal", "MONTREAL", "Ville de Montréal", "City of Montreal", "Montreal, Quebec", "Montréal (Québec)",
    "Montréal, QC", "Montreal QC H3B 1A1", "Montréal (Québec) H3B 1A1 Canada", "montreal h2x", "Old Montreal",
    "Saint-Laurent", "St-Laurent", "ville de saint laurent", "St. Laurent, QC", "St.-Laurent", "ST.  LAURENT", "蒙特利尔", "蒙特利尔市", "滿地可", "加拿大魁北克省蒙特利尔市",
    "le plateau mont royal", "Nun’s Island", "ＭＯＮＴＲＥＡＬ",
  ],
  "Mont-Royal": ["Mont-Royal", "Town of Mount Royal", "Ville de Mont-Royal"],
  Longueuil: ["Saint-Hubert, Québec", "LONGUEUIL"],
};

for (const [municipality, all] of Object.entries(INSIDE)) {
  for (const typed of all) {
    test(`"${typed}" is ${municipality}, inside`, () => assert.deepEqual(found(typed), ["exact", `${municipality} in`]));
  }
}

const OUTSIDE = {
  Québec: ["Québec", "Ville de Québec", "Quebec City", "Quebec, QC", "Québec (Québec)", "Ste-Foy", "Ste. Foy", "魁北克市"],
  Gatineau: ["Hull", "Gatineau, Québec J8X"],
  Rigaud: ["rigaud"],
};

for (const [municipality, all] of Object.entries(OUTSIDE)) {
  for (const typed of all) {
    test(`"${typed}" is ${municipality}, outside`, () => assert.deepEqual(found(typed), ["exact", `${municipality} out`]));
  }
}

for (const typed of ["Toronto", "Saint-Zzyzx-du-Pont", "H3B 1A1", "Canada", "x", "多伦多", "???"]) {
  test(`"${typed}" is not recognized`, () => assert.deepEqual(found(typed), ["none"]));
}

test("beginnings, typing errors and addresses are offered, not taken", () => {
  assert.deepEqual(found("mont"), ["beginning", "Montréal in", "Mont-Royal in"]);
  assert.deepEqual(found("logneuil"), ["near", "Longueuil in"]);
  assert.deepEqual(found("1000 rue Sherbrooke Ouest, Montréal (Québec) H3A 3G4"), ["near", "Montréal in"]);
  assert.deepEqual(found("100 rue Laurier, Gatineau, Québec"), ["near", "Gatineau out"]);
});

test("a long address is read, a whole document is not", () => {
  const floors = "étage 5, ".repeat(40);
  assert.deepEqual(found(`${floors}Gatineau`), ["near", "Gatineau out"]);
  assert.deepEqual(found(`${floors}${floors}Gatineau`), ["none"]);
});
