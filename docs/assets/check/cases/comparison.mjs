// Several cases side by side: the outcome of each route, and each condition once, under the routes
// that have it. Pure.

/** @import { Assessment, CheckData, ConditionResult, ProgramResult, RouteResult } from "../types.d.ts" */

import { conditionKey } from "../results/condition-data.mjs";

/** A route of a case. @typedef {{program: ProgramResult, result: RouteResult}} RouteCell */
/** A condition of a case. @typedef {RouteCell & {row: ConditionResult}} ConditionCell */

/**
 * Cells are by case; `null` where the case has no such route or condition.
 * @typedef {object} RouteRow
 * @property {string} route
 * @property {string | null} profile
 * @property {(RouteCell | null)[]} cells
 *
 * @typedef {{key: string, cells: (ConditionCell | null)[]}} ConditionRow
 *
 * Conditions that the same routes share; `null` stands for all routes, or all profiles.
 * @typedef {{route: string | null, profile: string | null, rows: ConditionRow[]}} ConditionGroup
 *
 * @typedef {{program: string, routes: RouteRow[], groups: ConditionGroup[]}} ProgramComparison
 */

/**
 * Return the comparison, program by program.
 * @param {Assessment[]} assessments  one a case
 * @param {Pick<CheckData, "programs" | "conditions">} data
 * @returns {ProgramComparison[]}
 */
export function compareCases(assessments, data) {
  return Object.keys(data.programs).flatMap((program) => {
    const results = assessments.map(({ programs }) => programs.find((each) => each.program === program));
    const known = results.find(Boolean);
    return known ? [compareProgram(results, known, data)] : [];
  });
}

/**
 * @param {(ProgramResult | undefined)[]} results  by case
 * @param {ProgramResult} known  any of them
 * @param {Pick<CheckData, "conditions">} data
 */
function compareProgram(results, known, data) {
  const cells = results.map((program) => (program ? conditionCells(program, data) : []));
  const pairs = known.routes.map(({ route, profile }) => ({ route, profile }));
  const keys = [...new Set(cells.flat().map(({ key }) => key))];
  /** @type {ConditionGroup[]} */
  const groups = groupsOf(pairs).map((group) => ({ ...group, rows: [] }));
  for (const key of keys) {
    const row = { key, cells: cells.map((own) => own.find((cell) => cell.key === key) ?? null) };
    const pairsOfKey = cells.flat().filter((cell) => cell.key === key).map(({ result }) => result);
    for (const group of groupsWith(pairsOfKey, pairs, groups)) group.rows.push(row);
  }
  return {
    program: known.program,
    routes: pairs.map((pair) => ({ ...pair, cells: results.map((program) => routeCell(program, pair)) })),
    groups: groups.filter(({ rows }) => rows.length > 0).map((group) => inOrder(group, cells.flat())),
  };
}

/**
 * Put the conditions of a group in the order of one of its routes.
 * @param {ConditionGroup} group @param {{key: string, result: RouteResult}[]} cells
 * @returns {ConditionGroup}
 */
function inOrder(group, cells) {
  const order = cells.filter(({ result }) => isIn(result, group)).map(({ key }) => key);
  return { ...group, rows: [...group.rows].sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key)) };
}

/** @typedef {Pick<RouteResult, "route" | "profile">} Pair */

/**
 * Return the groups that there may be: all routes, then each route, each profile, each pair.
 * @param {Pair[]} pairs
 */
function groupsOf(pairs) {
  const routes = [...new Set(pairs.map(({ route }) => route))];
  const profiles = [...new Set(pairs.flatMap(({ profile }) => profile ?? []))];
  return [
    { route: null, profile: null },
    ...routes.map((route) => ({ route, profile: null })),
    ...profiles.map((profile) => ({ route: null, profile })),
    ...pairs.filter(({ profile }) => profile !== null),
  ];
}

/**
 * Return the groups under which a condition is shown: the widest ones all of whose pairs have it.
 * @template {Pair | ConditionGroup} G
 * @param {Pair[]} having  the pairs that have the condition
 * @param {Pair[]} pairs
 * @param {G[]} groups  the widest first
 * @returns {G[]}
 */
function groupsWith(having, pairs, groups) {
  const left = pairs.filter((pair) => having.some((each) => isSame(each, pair)));
  /** @type {G[]} */
  const found = [];
  for (const group of groups) {
    const members = pairs.filter((pair) => isIn(pair, group));
    if (!members.some((pair) => left.includes(pair)) || !members.every((pair) => left.includes(pair))) continue;
    found.push(group);
    for (const pair of members) left.splice(left.indexOf(pair), 1);
  }
  return found;
}

/** @param {Pair} pair @param {{route: string | null, profile: string | null}} group */
function isIn(pair, { route, profile }) {
  return (route === null || route === pair.route) && (profile === null || profile === pair.profile);
}

/** @param {Pair} a @param {Pair} b */
function isSame(a, b) {
  return a.route === b.route && a.profile === b.profile;
}

/** @param {ProgramResult} program @param {Pick<CheckData, "conditions">} data */
function conditionCells(program, data) {
  return program.routes.flatMap((result) =>
    result.conditions.map((row) => ({ key: conditionKey(row, result, program, data), program, result, row })),
  );
}

/** @param {ProgramResult | undefined} program @param {Pair} pair */
function routeCell(program, pair) {
  const result = program?.routes.find((each) => isSame(each, pair));
  return program && result ? { program, result } : null;
}
