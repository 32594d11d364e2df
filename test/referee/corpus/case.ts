import type { Manifest } from '../../manifests';

/** Something that both sides are asked about: a manifest is applied. */
export interface CorpusCase {
  readonly title: string;
  readonly manifest: Manifest;
  /** The manifest that was applied before; without it the object is created. */
  readonly base?: Manifest;
  /** What is live, if it isn't what became of `base`. */
  readonly live?: Manifest;
}
