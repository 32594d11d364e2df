export { synth } from './synth';
export type { SynthesizedFile } from './write';
export { toYaml } from './yaml';
