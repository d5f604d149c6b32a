// The shapes that cross between the page, the self-check and the rules; types only.

/**
 * What the builder puts into the page's `#check-data`.
 * A text is one string, or one a period of law where the figures in it differ.
 * @typedef {string | Record<string, string>} Text
 *
 * @typedef {object} FactData
 * @property {"boolean" | "integer" | "number" | "date" | "enum"} kind
 * @property {number | string | null} minimum  inclusive; dates as YYYY-MM-DD
 * @property {number | string | null} maximum
 * @property {string | null} unit
 * @property {boolean} within_power  whether a person may bring about another value
 * @property {"age" | "work" | "work_after_studies" | null} passing  how it moves with time
 * @property {boolean} required
 * @property {Record<string, string>} labels  words for each value of a boolean or an enum
 *
 * @typedef {object} ConditionData
 * @property {string} name
 * @property {Text} asks
 * @property {Text | null} does_not_apply
 * @property {Record<string, string[]>} conflicts  by period of law
 * @property {string} href
 *
 * @typedef {object} SourceData
 * @property {string} title
 * @property {string} publisher
 * @property {string} url
 * @property {string} language
 * @property {string} href
 *
 * @typedef {object} RuntimeFile
 * @property {string} name  what Python calls it
 * @property {string} file  what the site calls it
 * @property {number} bytes
 * @property {string} sha256
 * @property {boolean} compressed  by Zstandard
 * @property {string[]} variants
 *
 * @typedef {object} RuntimeManifest  what Python takes
 * @property {string} base  address of the folder
 * @property {RuntimeFile[]} files
 * @property {{}} lock  in the place of Python's list of packages
 *
 * @typedef {object} CheckData
 * @property {string} tag  BCP 47 language tag of the page
 * @property {RuntimeManifest} engine
 * @property {string[]} opening  facts to ask before the rules are there
 * @property {{id: string, start: string, end: string, noc: string}[]} periods  noc: the classification shown first
 * @property {{start: string, closed_from: string, last_filing_day: string}} program
 * @property {Record<string, FactData>} facts
 * @property {Record<string, ConditionData>} conditions
 * @property {Record<string, SourceData>} sources
 * @property {Record<string, {title: string, href: string}>} conflicts
 * @property {string[]} municipalities  of the CMM
 * @property {{day: FactData, hours: FactData, weeks: FactData}} calculators  fields of the calculators that are no facts
 * @property {Record<string, Text>} strings
 */

/**
 * Answers by fact id. `null` stands for "I do not know"; a fact that was never asked is absent.
 * @typedef {string | number | boolean} Value
 * @typedef {Record<string, Value | null>} Answers
 */

/**
 * What `rules.io.messages.handle_message` gives back.
 * @typedef {{fact: string | null, code: string, value?: string}} Problem  the value as JSON text
 *
 * @typedef {"met" | "not_met" | "unknown"} Outcome
 *
 * @typedef {object} ConditionResult
 * @property {string} id
 * @property {Outcome} outcome
 * @property {boolean} applies
 * @property {string[]} facts
 * @property {string} standing
 * @property {string[]} sources
 *
 * @typedef {object} Needs
 * @property {Value} [equals]
 * @property {Value[]} [one_of]
 * @property {number | string} [at_least]
 * @property {number | string} [at_most]
 * @property {string} [from]
 * @property {string} [to]
 * @property {string} [at_least_fact]
 * @property {true} [any]
 *
 * @typedef {{fact: string, now: Value | null, needs: Needs}} Change
 *
 * @typedef {object} RouteResult
 * @property {string} route
 * @property {string} profile
 * @property {"eligible" | "not_eligible" | "undetermined"} outcome
 * @property {Outcome} conditions_outcome
 * @property {boolean} hypothetical
 * @property {string} intake
 * @property {ConditionResult[]} conditions
 * @property {Change[][]} changes
 *
 * @typedef {object} Assessment
 * @property {string} rules_version
 * @property {string} filing_date
 * @property {{status: "not_yet_in_force" | "in_force" | "closed", law_date: string, period: string}} program
 * @property {RouteResult[]} routes
 * @property {string | null} next_fact
 *
 * @typedef {{day: string, status: string}} Day
 * @typedef {object} Stretch
 * @property {{earliest: Day, sure: Day | null, by: string[]} | null} from
 * @property {(Day & {by: string[]}) | null} until
 * @typedef {Stretch & {route: string, profile: string, conditions: (Stretch & {id: string})[]}} RouteTiming
 *
 * @typedef {{assessment: Assessment, ask: string | null, problems?: undefined}} Assessed
 * @typedef {{problems: Problem[], assessment?: undefined}} Refused
 */

export {};
