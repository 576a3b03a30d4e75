/**
 * Every number the ranking depends on, checked by cross-validation on the golden set with `bench/matching/tune.ts`.
 * The method they belong to is described in `docs/matching.md`.
 */
export const WEIGHTS = {
  // Recognition: how surely a text names a concept, 0 to 1.
  /** Label found through words derived from the same root (`laden`, `Ladung`). */
  rootMatch: 0.5,
  /** Label found in a part of a German compound. */
  compoundPart: 0.7,
  /** Label a German compound begins or ends with, the rest of it unknown. */
  halfCompound: 0.5,
  /** Label word with one typing error. */
  mistyped: 0.4,
  /** Label of another language, such as English words in a German text. */
  foreignLabel: 0.7,
  /** Label inside a longer label of another concept. */
  nestedLabel: 0.4,
  /** Label of several words found scattered over a sentence … */
  looseLabel: 0.9,
  /** … when at least this share of the label's word weights is there. */
  looseCoverage: 0.65,
  /** … its rarest word tells at least this share of what a word in a single concept's labels tells … */
  looseTelling: 0.68,
  /** … and they lie at most this many words apart. */
  looseReach: 8,
  /** Factor for a concept that lost the choice between senses. */
  wrongSense: 0.15,

  // Support: how well a concept goes with the other concepts of its text.
  /** What another concept of the same field counts, a neighbour counting its similarity. */
  fieldSupport: 0.15,
  /** Support at which half of the effect is reached. */
  halfSupport: 0.5,
  /** Share of its frequency that a concept without support loses in an entry. */
  documentSupport: 0.4,
  /** The same for its weight in a need, where a lone hint may still be the point. */
  querySupport: 0.4,

  /** Share of its weight in a need that a concept loses when none of the other words points to it, by labels they stand in (of a need of few words less, see `fewWords`) … */
  kinSupport: 0.95,
  /** … and how much pointing gives half of it back. */
  halfKinSupport: 0.25,

  // Importance of a field; a hit counts its strength times this.
  title: 2,
  /** Of the need. */
  queryTitle: 2.5,
  summary: 1.2,
  text: 1,
  problem: 1.5,
  result: 1.2,
  /** A topic chosen by a person. */
  topic: 1,

  // Saturation and length, after BM25 (Robertson and Zaragoza 2009).
  conceptSaturation: 0.8,
  conceptLength: 0.6,
  wordSaturation: 1.2,
  wordLength: 0.4,
  /** Sums of frequencies of a usual entry, against which lengths are measured. */
  usualConcepts: 17,
  usualWords: 46,
  querySaturation: 0.8,
  /** A need that names more concepts than this is a long text: there a thing said once counts less than one said again and again. */
  longQuery: 20,
  /** Of a long text only so many concepts are asked for, the weightiest. */
  mostConcepts: 24,

  // Specificity.
  /** Entries the prior counts as, so that small collections do not make every concept look rare. */
  priorDocuments: 200,

  // Links: similarity of the concept reached, multiplied along the way.
  broaderStep: 0.25,
  narrowerStep: 0.6,
  relatedStep: 0.4,
  /** Ways weaker than this are not followed. */
  weakestPath: 0.25,

  // Words beside concepts.
  /** Weight of a word of the same language against a concept of the same rarity. */
  sameWord: 0.17,
  /** Factor for words that lie in a recognised concept. */
  coveredWord: 0.1,
  /** Weight of a word that is spelt much alike in another language. */
  similarWord: 0.6,
  /** Least likeness, 0 to 1, of similar words. */
  likeness: 0.65,

  // Fields: whether need and entry are about the same fields as a whole, however they say it.
  /** Points for the same mixture of fields. */
  sameFields: 18,
  /** Power of a field's share; above 1 the main fields count more. */
  fieldPower: 1.25,
  /** A text with more concepts asks each with fewer points; the fields then get fewer in the same proportion. */
  fieldConcepts: 12,
  /** Concepts of no field that each label word counts as having, so that rare words do not speak too loud. */
  fieldPrior: 2,
  /** What a word around a concept counts for its field against one in a label. */
  fieldAround: 1,

  // Kinship: words that stand in labels of the same concepts or around them, in any language, though neither text has a whole label.
  /** Points of an entry whose words point to just what those of the need do. */
  kin: 55,
  /** What a neighbour of a concept pointed to counts, beside its similarity, on both sides. */
  kinStep: 0.7,
  /** Concepts that a need points to, the weightiest. */
  kinConcepts: 300,
  /** Of these and their neighbours so many bring entries points, those that have most in common with them; for a question of fewer label words than `asideWords` fewer, with the power 1.5 of their number. */
  kinReached: 330,
  /** What both have is left out of what an entry says; but at least this share of it is taken as its own. */
  ownLeast: 0.4,
  /** A need of fewer different label words has too few for its concepts to be supported by others, and may be answered by much that has little in common: both say less, with the square of their number. */
  fewWords: 10,
  /** Labels of no concept that each label word counts as being in. */
  kinPrior: 2,
  /** What a word around a concept counts against one in a label of it. */
  kinAround: 0.5,

  // Entries that repeat the wording of a need (advertisements, mostly) and not its matter: texts written by two people share few plain words.
  /** Plain words asked for that an entry has, from which on it repeats. Of a short need the very thing offered has nearly as many. */
  repeatedWords: 10,
  /** The share of the plain words asked for from which on it counts, and where it counts in full; and the share of its points that it then loses. Who offers the very thing in the same language has a third of them. */
  repeatedFrom: 0.36,
  repeatedFully: 0.55,
  repetition: 0.9,

  // Entries that touch a need and are about something else: a word taken in another sense, or the right place and the wrong thing.
  /** How akin the words of an entry are to the need, 0 to 1, and for each point for concepts above `namedEnough` a little more, since who names what is needed is not beside it … */
  namedEnough: 8,
  namedMore: 0.016,
  /** … with less than the first of these it loses points, up to the share `distant` of them with the second. */
  closeFrom: 0.34,
  closeFully: 0.12,
  distant: 0.9,
  /** A question of fewer different label words says too little to tell what is beside it: the share falls with the square of their number. */
  asideWords: 16,

  // What is shown: a match has this share of the best one's points, and at least so many. What shares a word or two is no match.
  farBehind: 0.42,
  tooLittle: 12,
  /** And on the mean it has this share of the best one's points, of how akin the best one is to the need, and of what the best have in common, the last counting so many times. */
  enough: 0.74,
  accord: 2,
  /** Two people who meet write less, so fewer points will do. */
  tooLittleToMeet: 6,

  // How much of a large index is looked at for one question.
  /** Numbers read from the lists, those that can bring most points first: at most, and for each thing asked. */
  readPostings: 20_000,
  readForEach: 4_500,
  /** Documents with the most points for content by these lists, whose scores are then worked out exactly: for each match wanted, and at least. */
  candidates: 4,
  fewestCandidates: 100,
  /** Up to so many entries all are scored. */
  scoreAll: 2000,

  // Fit factors, in points beside the 100 of the content.
  regionSame: 6,
  regionInside: 5,
  regionContains: 4,
  regionNear: 3,
  regionCountry: 1,
  regionElsewhere: -6,
  audienceFits: 4,
  audienceMisses: -10,
  sizeFits: 2,
  sizeMisses: -5,
  inhabitantsFit: 4,
  inhabitantsMiss: -4,
  budgetFits: 2,
  budgetMisses: -5,
  expired: -30,
  ended: -8,
  deadlinePassed: -20,
  deadlineNear: 1,
  maturityIdea: -2,
  maturityPrototype: -1,
  maturityPilot: 0.5,
  maturityMarket: 1,
  confirmedFresh: 0.5,
  confirmedStale: -4,
};

export type Weights = typeof WEIGHTS;
