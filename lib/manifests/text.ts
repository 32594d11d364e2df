import { createSource, type Source } from './source';
import { UnusableInput } from './unusable-input';

/**
 * The objects of manifests that stand in no file: of standard input, or of what a program rendered.
 *
 * @param name stands for the file in messages and reports
 * @param revision stands before it in messages
 * @throws UnusableInput with all that is wrong with them
 */
export function readText(name: string, bytes: Uint8Array, revision?: string): Source {
  const title = revision === undefined ? '' : `${revision}:`;
  const source = createSource({ title, path: '.' }, [{ name, bytes }]);
  if (source.objects.length === 0) throw new UnusableInput([`${title}${name} has no manifests: it is empty.`]);
  return { ...source, folder: '' };
}
