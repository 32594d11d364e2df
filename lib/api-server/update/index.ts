export { prepareForUpdate } from './prepare-for-update';
export { dropToleratedProblems } from './tolerated-problems';
export { validateUpdate } from './validate-update';
