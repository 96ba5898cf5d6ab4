// What a quiz, answers and a result consist of. Nothing but types.

/**
 * @typedef {Record<string, string | string[]>} Answers by question; a list where many can be ticked
 * @typedef {{id: string, text: string, value?: number, advice?: string, mode?: string, page?: string}} Option
 * @typedef {object} Question
 * @property {string} id
 * @property {string} text
 * @property {string} [hint]
 * @property {"scale" | "choice" | "many"} kind
 * @property {"situation" | "severity" | "leave_when" | "fairness" | "flags" | "mode" | "readiness" | "tried" | "context"} role
 * @property {string} [sign]
 * @property {number} [weight]
 * @property {Option[]} [options]
 * @property {string[]} [flags]
 * @property {string} [none]
 * @property {number} [most]
 * @property {boolean} [sensitive]
 * @property {Record<string, string[]>} [when]
 * @typedef {{id: string, title: string, lead?: string, situation?: string, questions: string[]}} Topic
 * @typedef {object} Flag
 * @property {string} band
 * @property {string} text
 * @property {string} [why]
 * @property {string} [mode]
 * @property {string} [letter]
 * @property {string} [page]
 * @property {string} [sign]
 * @property {string[]} [advice]
 * @property {boolean} [safety]
 * @property {boolean} [silence] whether nothing may be sent to them but its own letter
 * @typedef {object} Line
 * @property {string} sign
 * @property {string} band
 * @property {string} text
 * @property {string} [mode]
 * @property {string} [letter]
 * @property {string} [page]
 * @property {string[]} [advice]
 * @typedef {object} Band
 * @property {string} id
 * @property {string} title
 * @property {string} verdict
 * @property {string[]} advice
 * @property {number} [from]
 * @property {number} [to]
 * @property {boolean} [leave]
 * @property {string} [mode]
 * @property {string[]} [letters] where room is short, where there are any
 * @property {string[]} pages
 * @property {{normal: number[], slow: number[]}} [pace] where room is short, where there are days
 * @typedef {object} Sign
 * @property {string} title
 * @property {string} [recognise]
 * @property {string} url
 * @property {{id: string, today?: string}[]} remedies
 * @property {string[]} modes
 * @property {string[]} letters
 * @property {Record<string, string[]>} letters_from letters by the band from which on they fit
 * @property {string[]} lines
 * @property {string[]} pages
 * @property {Record<string, string[]>} pages_from pages by the band from which on they stand in place of those
 * @property {string} [before_leaving]
 * @typedef {{title: string, url: string}} Place
 * @typedef {object} Scoring
 * @property {string} leave
 * @property {number} strong
 * @property {string} [mild]
 * @property {number} [crowd]
 * @property {string} [recurs]
 * @property {Record<string, string[]>} told
 * @property {{question: string, option: string, band: string}[]} caps
 * @property {{question: string, options: string[]}} [your_side]
 * @property {number} slow_below
 * @typedef {object} Reach somebody who helps at once
 * @property {string} name
 * @property {string} [call] the number, as it is written
 * @property {string} [tel] its address
 * @property {string} [text] the number for text messages
 * @property {string} [sms] its address
 * @property {string} [note]
 * @typedef {object} Helpers those of a country
 * @property {string} in
 * @property {string} until
 * @property {Reach[]} reach
 * @property {string[]} [ids] the countries for which it speaks
 * @property {boolean} [open] what there is of it is not folded away
 * @property {boolean} [far] nobody there has the language of the quiz
 * @typedef {object} Quiz
 * @property {number} version
 * @property {string} lang
 * @property {"ltr" | "rtl"} dir
 * @property {string} title
 * @property {{title: string, url: string, quiz: string}} guide
 * @property {{lang: string, dir: string}} [tongue] the language of words that are not translated
 * @property {Record<string, string | Record<string, string>>} words
 * @property {string} intro
 * @property {string} period
 * @property {string} disclaimer
 * @property {string} private
 * @property {{day: string, months: string[]}} dates
 * @property {{options: Option[], na: string}} scale
 * @property {Option[]} readiness
 * @property {Topic[]} topics
 * @property {Record<string, Question>} questions
 * @property {Scoring} scoring
 * @property {Record<string, Flag>} flags
 * @property {Record<string, Line>} lines
 * @property {Band[]} bands
 * @property {Record<string, Sign>} signs
 * @property {Record<string, Place>} remedies
 * @property {Record<string, Place & {when?: string, letter: string | null}>} modes
 * @property {Record<string, Place & {ends: boolean, modes: string[]}>} letters
 * @property {(Place & {id: string, summary?: string})[]} steps
 * @property {Record<string, Place>} pages
 * @property {Helpers[]} help whom to reach in danger, by country
 * @typedef {{sign: string, percent: number, points: number}} Weighed
 * @typedef {{question: string, option: string, percent: number}} Reason
 * @typedef {object} Result
 * @property {number} version
 * @property {string | null} band
 * @property {number | null} severity how bad the worst sign is
 * @property {number} breadth how many signs show
 * @property {number | null} readiness
 * @property {string[]} missing
 * @property {string[]} flags
 * @property {string[]} heard the red flags whose page and advice no other one silences
 * @property {string[]} lines
 * @property {string[]} failed the remedies against the first sign that changed nothing
 * @property {boolean} told
 * @property {boolean} crowded
 * @property {string | null} capped
 * @property {Weighed[]} signs
 * @property {string[]} top
 * @property {Reason[]} reasons
 * @property {{question: string, option: string}[]} [along] what was ticked of what comes along,
 *   where no sign leads past ordinary friction; not known where room is short
 * @property {string | null} mode
 * @property {string[]} remedies
 * @property {string[]} letters
 * @property {string[]} pages
 * @property {boolean} your_side
 * @property {boolean} remedies_first
 * @property {"normal" | "slow"} pace
 * @property {boolean} safety
 * @property {boolean} decided whether a red flag leads out: then nothing is tried first, or again
 */

export {};
