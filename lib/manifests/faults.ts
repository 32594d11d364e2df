import { describeIssue, type Field } from '../validation';

/** What keeps kubectl from taking a document. */
export interface Fault {
  /** Where in the document. */
  readonly keys: readonly string[];
  readonly message: string;
}

const QUOTES = 'a string: what looks like a number or a truth value needs quotes';

/** What keeps kubectl from taking a document: of a list, with what is in it. */
export function faultsOf(document: Field): Fault[] {
  if (document.raw === null) return [];
  if (document.map === undefined) return [{ keys: [], message: 'this is no object' }];
  const type = [...wordFaults(document, [], 'apiVersion'), ...wordFaults(document, [], 'kind')];
  const items = document.at('items');
  if (Array.isArray(items.raw)) return [...type, ...items.items().flatMap(itemFaults)];
  if (items.raw !== undefined || document.at('kind').string === 'List') {
    return [...type, { keys: ['items'], message: describeIssue(items.issue('a list')) }];
  }
  return [...type, ...nameFaults(document, [])];
}

function itemFaults(item: Field, index: number): Fault[] {
  const keys = ['items', String(index)];
  if (item.map === undefined) return [{ keys, message: `${item.path} is no object` }];
  if (item.at('items').raw !== undefined) {
    return [{ keys, message: `${item.path} is a list, which kubectl doesn't take within a list` }];
  }
  // An item that says neither is what its list says.
  const isTyped = item.at('kind').raw !== undefined || item.at('apiVersion').raw !== undefined;
  const type = isTyped ? [...wordFaults(item, keys, 'apiVersion'), ...wordFaults(item, keys, 'kind')] : [];
  return [...type, ...nameFaults(item, keys)];
}

function nameFaults(object: Field, keys: readonly string[]): Fault[] {
  const [name, generateName] = [object.at('metadata', 'name'), object.at('metadata', 'generateName')];
  if (name.raw === undefined && generateName.raw !== undefined) {
    const path = generateName.path;
    return [
      {
        keys: [...keys, 'metadata', 'generateName'],
        message: `${path} makes a new name each time: kubectl apply takes only objects that have metadata.name`,
      },
    ];
  }
  return wordFaults(object, keys, 'metadata', 'name');
}

function wordFaults(object: Field, keys: readonly string[], ...path: readonly string[]): Fault[] {
  const field = object.at(...path);
  if (field.string) return [];
  const allowed = field.raw === undefined || field.raw === '' ? 'given' : QUOTES;
  return [{ keys: [...keys, ...path], message: describeIssue(field.issue(allowed)) }];
}
