import { createSource, type Source } from './source';
import { UnusableInput } from './unusable-input';

/**
 * Reads the objects of a text that is in no file, such as standard input or the output of a program.
 *
 * @param name names the text in messages and reports
 * @param revision is added before the name in messages
 * @throws UnusableInput with all problems of the text
 */
export function readText(name: string, bytes: Uint8Array, revision?: string): Source {
  const title = revision === undefined ? '' : `${revision}:`;
  const source = createSource({ title, path: '.' }, [{ name, bytes }]);
  if (source.objects.length === 0) throw new UnusableInput([`${title}${name} has no manifests: it is empty.`]);
  return { ...source, folder: '' };
}
