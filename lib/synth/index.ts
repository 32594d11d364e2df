export { synth } from './synth';
export type { ManifestFile } from './write';
export { toYaml } from './yaml';
