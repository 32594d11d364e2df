import { describeIssue, type Field } from '../validation';

/** A reason why kubectl rejects a document. */
export interface DocumentProblem {
  /** The path of the field in the document. */
  readonly keys: readonly string[];
  readonly message: string;
}

const STRING_HINT = 'a string: put a number or a boolean in quotes';

/** The reasons why kubectl rejects a document. In a list, each item is checked. */
export function findDocumentProblems(document: Field): DocumentProblem[] {
  if (document.raw === null) return [];
  if (document.map === undefined) return [{ keys: [], message: 'this is not an object' }];
  const type = [...findStringProblems(document, [], 'apiVersion'), ...findStringProblems(document, [], 'kind')];
  const items = document.at('items');
  if (Array.isArray(items.raw)) return [...type, ...items.items().flatMap(findItemProblems)];
  if (items.raw !== undefined || document.at('kind').string === 'List') {
    return [...type, { keys: ['items'], message: describeIssue(items.issue('a list')) }];
  }
  return [...type, ...findNameProblems(document, [])];
}

function findItemProblems(item: Field, index: number): DocumentProblem[] {
  const keys = ['items', String(index)];
  if (item.map === undefined) return [{ keys, message: `${item.path} is not an object` }];
  if (item.at('items').raw !== undefined) {
    return [{ keys, message: `${item.path} is a list, which kubectl rejects within a list` }];
  }
  // An item without both has the type of its list.
  const isTyped = item.at('kind').raw !== undefined || item.at('apiVersion').raw !== undefined;
  const type = isTyped
    ? [...findStringProblems(item, keys, 'apiVersion'), ...findStringProblems(item, keys, 'kind')]
    : [];
  return [...type, ...findNameProblems(item, keys)];
}

function findNameProblems(object: Field, keys: readonly string[]): DocumentProblem[] {
  const [name, generateName] = [object.at('metadata', 'name'), object.at('metadata', 'generateName')];
  if (name.raw === undefined && generateName.raw !== undefined) {
    const path = generateName.path;
    return [
      {
        keys: [...keys, 'metadata', 'generateName'],
        message: `${path} creates a new name each time: kubectl apply accepts only objects that have metadata.name`,
      },
    ];
  }
  return findStringProblems(object, keys, 'metadata', 'name');
}

function findStringProblems(object: Field, keys: readonly string[], ...path: readonly string[]): DocumentProblem[] {
  const field = object.at(...path);
  if (field.string) return [];
  const allowed = field.raw === undefined || field.raw === '' ? 'given' : STRING_HINT;
  return [{ keys: [...keys, ...path], message: describeIssue(field.issue(allowed)) }];
}
