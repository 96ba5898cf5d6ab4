// What a quiz, answers and a result consist of. Nothing but types.

/**
 * @typedef {Record<string, string | string[]>} Answers by question; a list where many can be ticked
 * @typedef {{id: string, text: string, value?: number, advice?: string}} Option
 * @typedef {object} Question
 * @property {string} id
 * @property {string} text
 * @property {string} [hint]
 * @property {"scale" | "choice" | "many"} kind
 * @property {"severity" | "fairness" | "flags" | "readiness" | "tried"} role
 * @property {string} [sign]
 * @property {number} [weight]
 * @property {Option[]} [options]
 * @property {string} [none]
 * @property {boolean} [sensitive]
 * @property {Record<string, string[]>} [when]
 * @typedef {{id: string, title: string, lead?: string, questions: string[]}} Topic
 * @typedef {object} Flag
 * @property {string} band
 * @property {string} text
 * @property {string} why
 * @property {string} [mode]
 * @property {string} [letter]
 * @property {string} [page]
 * @property {boolean} safety
 * @typedef {object} Band
 * @property {string} id
 * @property {string} title
 * @property {string} verdict
 * @property {string[]} advice
 * @property {number} [from]
 * @property {number} [to]
 * @property {boolean} leave
 * @property {string} [mode]
 * @property {string[]} letters
 * @property {string[]} pages
 * @property {{normal: number[], slow: number[]}} pace
 * @typedef {object} Sign
 * @property {string} title
 * @property {string} recognise
 * @property {string} url
 * @property {{id: string, today?: string}[]} remedies
 * @property {string[]} modes
 * @property {string[]} letters
 * @typedef {{title: string, url: string}} Place
 * @typedef {object} Scoring
 * @property {number} min_answered
 * @property {{weight: number, band: string}[]} floors
 * @property {{question: string, option: string, band: string, unless: string}[]} caps
 * @property {{question: string, options: string[]}} [your_side]
 * @property {{question: string}} [remedies_first]
 * @property {number} slow_below
 * @typedef {object} Reach somebody who helps at once
 * @property {string} name
 * @property {string} [call] the number, as it is written
 * @property {string} [tel] its address
 * @property {string} [text] the number for text messages
 * @property {string} [sms] its address
 * @property {string} [note]
 * @typedef {object} Quiz
 * @property {number} version
 * @property {string} lang
 * @property {"ltr" | "rtl"} dir
 * @property {string} title
 * @property {{title: string, url: string}} guide
 * @property {{lang: string, dir: string}} [tongue] the language of words that are not translated
 * @property {Record<string, string>} words
 * @property {string} intro
 * @property {string} period
 * @property {string} disclaimer
 * @property {string} private
 * @property {{day: string, months: string[]}} dates
 * @property {{options: Option[], na: string}} scale
 * @property {Topic[]} topics
 * @property {Record<string, Question>} questions
 * @property {Scoring} scoring
 * @property {Record<string, Flag>} flags
 * @property {Band[]} bands
 * @property {Record<string, Sign>} signs
 * @property {Record<string, Place>} remedies
 * @property {Record<string, Place & {when: string, letter: string | null}>} modes
 * @property {Record<string, Place & {ends: boolean, modes: string[]}>} letters
 * @property {(Place & {id: string, summary: string})[]} steps
 * @property {Record<string, Place>} pages
 * @property {{in: string, until: string, reach: Reach[]}[]} help whom to reach in danger, by country
 * @typedef {{sign: string, percent: number, points: number}} Weighed
 * @typedef {{question: string, option: string, points: number}} Reason
 * @typedef {object} Result
 * @property {number} version
 * @property {string | null} band
 * @property {number | null} severity
 * @property {number | null} readiness
 * @property {number} answered
 * @property {string[]} missing
 * @property {string[]} flags
 * @property {string | null} floored
 * @property {string | null} capped
 * @property {Weighed[]} signs
 * @property {string[]} top
 * @property {Reason[]} reasons
 * @property {string | null} mode
 * @property {string[]} remedies
 * @property {string[]} letters
 * @property {boolean} your_side
 * @property {boolean} remedies_first
 * @property {"normal" | "slow"} pace
 * @property {boolean} safety
 * @property {boolean} decided whether a red flag leads out: then nothing is tried first, or again
 */

export {};
