export { allocateAddresses } from './allocate-addresses';
export { normalizeDataSources } from './data-sources';
export { mergeMatchLabelKeys } from './match-label-keys';
export { SOME_ADDRESS, SOME_UID } from './placeholders';
export { prepareForCreate } from './prepare-for-create';
