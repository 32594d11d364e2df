export { allocateAddresses } from './allocate-addresses';
export { normalizeDataSources } from './data-sources';
export { mergeMatchLabelKeys } from './match-label-keys';
export { PLACEHOLDER_CLUSTER_IP, PLACEHOLDER_UID } from './placeholders';
export { prepareForCreate } from './prepare-for-create';
