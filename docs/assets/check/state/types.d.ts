// The shape of the state of the self-check, its events and its effects.

import type { Value } from "../forms/index.mjs";
import type { Provenance } from "../parsing/provenance.mjs";
import type {
  Answers,
  AssessReply,
  Assessment,
  NextReply,
  Problem,
  ProblemsReply,
  ProgramDates,
} from "../types.d.ts";

/** A page of the self-check, and what its entry in the browser's history holds. */
export type Step =
  | { view: "start" }
  | { view: "results" }
  | { view: "compare"; cases: number[] }
  | QuestionStep;

export interface QuestionStep {
  view: "question";
  fact: string;
  /** Show the notice on the filing date above the question. */
  notice?: boolean;
  /** Go back to the results afterwards. */
  returning?: boolean;
  /** With returning: the fact to ask next when the results were shown. */
  open?: string | null;
  /** How many questions are left at most, this one included. */
  left?: number;
  /** What to fill in where there is no answer yet. */
  suggested?: Value;
  /** The date of the device, if it cannot be right. */
  wrong_today?: string;
}

/** Why the rules are asked, and so what their reply leads to. */
export type Purpose = { to: "next" } | { to: "results" } | { to: "compare" } | Import | CasesImport;

export interface Import {
  to: "import";
  from: "link" | "file";
  /** The JSON of the answers, for the rules to read. */
  text: string;
  answers: Answers;
  programs: Programs;
  provenance: Provenance | null;
}

export interface CasesImport {
  to: "import-cases";
  cases: ImportedCase[];
}

/** A line of a file of cases. */
export interface ImportedCase {
  line: number;
  name: string;
  text: string;
  answers: Answers;
}

/** The request that the visitor waits for. */
export interface Pending {
  id: number;
  purpose: Purpose;
  /** The waiting screen is shown. */
  slow: boolean;
  /** The reading position moves to what comes. */
  focus: boolean;
  /** The first of the two replies that results need. */
  assessed: AssessReply | null;
}

/** A text, or the id of a message of the catalog. */
export type ErrorText = { text: string } | { message: string };

export interface Rejected {
  error: ErrorText;
  /** The ids of the fields in error; empty for all. */
  fields: string[];
  empty: boolean;
}

/** What the fields of the shown question hold. */
export type Reading = { value: Value } | Rejected;

/** What is typed and opened in a question before it is answered. */
export interface Draft {
  fact: string;
  /** The `data-ref` of what is unfolded. */
  open: string[];
  /** What fields hold, by id. */
  fields: [string, string | boolean][];
}

/** The ids of the programs to assess; without them, those in force on the filing date. */
export type Programs = string[] | null;

/** An answer that is asked again. */
export interface Outdated {
  value: Value;
  /** The fact whose answer has changed. */
  because: string;
}

/** Why answers could not be opened. */
export interface ImportError {
  from: "link" | "file";
  /** `line` is that of a file of several cases. */
  problems: (Problem & { line?: number })[];
  /** The id of a message, for what is no fault of an answer. */
  message?: string;
}

/** A set of answers with a name, its programs and its place in the questions. */
export interface Case {
  /** In the order of creation, from 1. */
  id: number;
  /** Empty for one that has none. */
  name: string;
  step: Step;
  answers: Answers;
  programs: Programs;
  /** Answers that depend on one that has changed since, by fact. */
  outdated: Record<string, Outdated>;
  /** What is typed into calculators. */
  notes: Record<string, unknown>;
  /** Which rules made the link or file of the answers. */
  provenance: Provenance | null;
}

/** The state of a tab: the current case, and what the page shows of it. */
export interface State extends Case {
  /** The other cases. */
  others: Case[];
  /** The cases were asked for, though there is only one. */
  casesOpen: boolean;
  /** Counts the steps entered; the same visit keeps what is typed. */
  visit: number;
  lastRequest: number;
  pending: Pending | null;
  /** What to ask once Python is ready after all. */
  retry: Purpose | null;
  /** Of the shown question. */
  error: Rejected | null;
  importError: ImportError | null;
  results: { assessment: Assessment; timing: ProgramDates[] | null } | null;
  comparison: { cases: Case[]; assessments: Assessment[] } | null;
  /** The fact to ask next, by the last results. */
  ask: string | null;
}

/** What the page shows. "answers": the answers alone, because the rules cannot be reached. */
export type View = "start" | "question" | "blank" | "waiting" | "results" | "answers" | "compare";

export type FocusTarget = "heading" | "waiting" | "failure" | "errors" | "import-error";

export type Event =
  | { type: "open"; asking?: boolean; importError?: ImportError | null }
  | { type: "next" }
  | { type: "start"; programs: string[]; today: string | null }
  | { type: "unknown" }
  | { type: "resume" }
  | { type: "correct" }
  | { type: "restart" }
  | { type: "cleared" }
  | { type: "ready" }
  | { type: "dismiss" }
  | { type: "submit"; reading: Reading | null }
  | { type: "finish"; reading: Reading | null }
  | { type: "back"; depth: number }
  | { type: "change"; fact: string }
  | { type: "note"; name: string; value: unknown }
  | { type: "navigated"; step: Step; programs: Programs; id: number }
  | (Omit<Import, "to" | "answers"> & { type: "import"; answers: Answers | null })
  | { type: "import-cases"; cases: (Omit<ImportedCase, "answers"> & { answers: Answers | null })[] }
  | { type: "show-cases" }
  | { type: "new-case" }
  | { type: "switch"; id: number }
  | { type: "name"; name: string }
  | { type: "compare"; cases?: number[] }
  | { type: "erase-case" }
  | { type: "case-erased" }
  | { type: "assessed"; id: number; reply: AssessReply | NextReply | ProblemsReply }
  | { type: "assessed-all"; id: number; replies: (AssessReply | ProblemsReply)[] }
  | { type: "timed"; id: number; timing: ProgramDates[] | null }
  | { type: "slow"; id: number }
  | { type: "failed"; id: number };

/** What the controller does after the state is rendered. */
export type Effect =
  | { type: "push" }
  | { type: "replace" }
  | { type: "clean-address" }
  | { type: "back" }
  | { type: "clear"; then: "cleared" | "case-erased" }
  | { type: "assess"; id: number; answers: Answers | string; programs: Programs }
  | { type: "next"; id: number; answers: Answers; programs: Programs }
  | { type: "assess-all"; id: number; requests: { answers: Answers | string; programs: Programs }[] }
  | { type: "timing"; id: number; answers: Answers; programs: Programs }
  | { type: "focus"; on: FocusTarget };

export interface Update {
  state: State;
  effects: Effect[];
}
