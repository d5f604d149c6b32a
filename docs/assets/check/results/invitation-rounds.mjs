// The last rounds of invitations of a route, for the occupation that was chosen in this tab.

/** @import { Answers, CheckData, InvitationData, RoundData, StreamRoundData } from "../types.d.ts" */
/** @import { Chosen } from "../calculators/occupation-finder.mjs" */
/** @import { Translator } from "../i18n.mjs" */

import { cloneElement, el } from "../dom.mjs";
import { chosenFor, occupationName } from "../calculators/occupation-finder.mjs";
import { sourceLink } from "./source-link.mjs";

/** How many rounds are shown. */
const MAX_ROUNDS = 3;

/** @typedef {{round: RoundData, part: StreamRoundData}} RouteRound */

/**
 * Return what is known of the invitations of a route; `null` for programs that invite nobody.
 * @param {string} program @param {string} route
 * @param {{data: CheckData, translator: Translator, answers: Answers, notes: Record<string, unknown>}} shown
 */
export function invitationRounds(program, route, { data, translator, answers, notes }) {
  const invitations = data.invitations[program];
  if (!invitations) return null;
  const all = roundsOf(invitations, route);
  const noted = chosenFor(notes, answers, data);
  const chosen = noted?.streams.includes(route) ? noted : null;
  const open = all.filter(({ part }) => !chosen || isNamed(part, chosen.code, invitations) !== false);
  const name = chosen ? occupationName(chosen, translator) : "";
  return cloneElement("invitation-rounds", {
    needed: translator.text("check.rounds.needed"),
    limits: limits(all, chosen, invitations, translator).map((text) => el("p", {}, text)),
    intro: translator.text(chosen ? "check.rounds.of_occupation" : "check.rounds.of_stream", { name }),
    rounds: open.slice(0, MAX_ROUNDS).map((each) => el("li", {}, roundText(each, translator))),
    seen: translator.text("check.rounds.seen", { date: translator.date(all[0].round.last_day) }),
    sources: invitations.round_sources.map((id) => sourceLink(id, data)),
  });
}

/** @param {InvitationData} invitations @param {string} route @returns {RouteRound[]} the newest first */
export function roundsOf({ rounds }, route) {
  return rounds.flatMap((round) => {
    const part = round.by_route[route];
    return part ? [{ round, part }] : [];
  });
}

/**
 * Return whether the lists of a limited round name an occupation; `null` if that is not known.
 * @param {StreamRoundData} part @param {string} code @param {InvitationData} invitations
 */
export function isNamed({ limited, occupations }, code, { compared }) {
  if (!limited || !occupations || !compared.includes(code)) return null;
  return occupations.includes(code);
}

/**
 * Return since when the rounds are limited, and what their lists say of the occupation.
 * @param {RouteRound[]} all @param {Chosen | null} chosen @param {InvitationData} invitations
 * @param {Translator} translator
 */
function limits(all, chosen, invitations, translator) {
  const before = all.findIndex(({ part }) => !part.limited);
  const limited = before < 0 ? all : all.slice(0, before);
  if (!limited.length) return [];
  const since = limited[limited.length - 1].round.day;
  const texts = [translator.text("check.rounds.limited", { date: translator.date(since) })];
  if (!chosen) return texts;
  const read = limited
    .map(({ part }) => isNamed(part, chosen.code, invitations))
    .filter((named) => named !== null);
  const how = !read.length ? "unread" : read.some(Boolean) ? "named" : "not_named";
  return [...texts, translator.text(`check.rounds.${how}`, { name: occupationName(chosen, translator) })];
}

/** @param {RouteRound} each @param {Translator} translator */
function roundText({ round, part }, translator) {
  const first = translator.date(round.day);
  const days = { from: first, to: translator.date(round.last_day) };
  const date = round.day === round.last_day ? first : translator.text("check.rounds.days", days);
  const join = translator.text("check.rounds.join");
  const known = part.lowest_scores.filter((score) => score !== null);
  const scores = known.map((score) => translator.number.format(score)).join(" / ");
  const details = [
    part.invitations !== null &&
      translator.text("check.rounds.invitations", { n: translator.number.format(part.invitations) }),
    known.length > 0 && translator.text(`check.rounds.${known.length > 1 ? "scores" : "score"}`, { scores }),
    part.limited && translator.text("check.rounds.limited_round"),
  ];
  return translator.text("check.rounds.round", { date, details: details.filter(Boolean).join(join) });
}
