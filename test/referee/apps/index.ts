export { type BreakingPatch, findPointers, PATCHES } from './patches';
export { findStricterRules, STRICTER_RULES, type StricterRule } from './stricter';
