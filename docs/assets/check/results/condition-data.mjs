// What the page knows of a condition: its own data for the route or the profile, if it has any.

/** @import { CheckData, ConditionResult, ProgramResult, RouteResult } from "../types.d.ts" */

/**
 * Return the key of a condition's data.
 * @param {ConditionResult} row
 * @param {RouteResult} result
 * @param {ProgramResult} program
 * @param {Pick<CheckData, "conditions">} data
 */
export function conditionKey({ id }, { route, profile }, { program }, { conditions }) {
  const key = `${program}.${id}`;
  const own = [`${key}.${profile}.${route}`, `${key}.${profile}`, `${key}.${route}`];
  return own.find((each) => each in conditions) ?? key;
}

/**
 * @param {ConditionResult} row
 * @param {RouteResult} result
 * @param {ProgramResult} program
 * @param {CheckData} data
 */
export function conditionData(row, result, program, data) {
  return data.conditions[conditionKey(row, result, program, data)];
}

/**
 * @param {ConditionResult} row
 * @param {RouteResult} result
 * @param {ProgramResult} program
 * @param {CheckData} data
 */
export function conditionName(row, result, program, data) {
  return conditionData(row, result, program, data).name;
}
