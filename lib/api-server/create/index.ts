export { allocateAddresses, SOME_ADDRESS, SOME_UID } from './allocate-addresses';
export { normalizeDataSources } from './data-sources';
export { mergeMatchLabelKeys } from './match-label-keys';
export { prepareForCreate } from './prepare-for-create';
