export { podProblems } from './pod';
export { problemsOf } from './problems-of';
