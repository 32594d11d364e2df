import { type Source, sourceOf } from './files';
import { UnusableInput } from './unusable-input';

/**
 * The objects of manifests that stand in no file: of standard input, or of what a program rendered.
 *
 * @param name stands for the file in messages and reports
 * @throws UnusableInput with all that is wrong with them
 */
export function readText(name: string, bytes: Uint8Array): Source {
  const source = sourceOf({ title: '', path: '.' }, [{ name, bytes }]);
  if (source.objects.length === 0) throw new UnusableInput([`${name} has no manifests: it is empty.`]);
  return source;
}
