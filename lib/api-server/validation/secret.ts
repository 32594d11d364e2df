import { SECRET_TYPES } from '../../kubernetes';
import type { Field, Issue } from '../../validation';
import { bytesOf, dataKeys, tooLarge } from './data';
import { all, fields, type Rule } from './rule';

/** @see https://kubernetes.io/docs/concepts/configuration/secret/ */
export const secret: Rule = all(fields({ data: dataKeys, stringData: dataKeys }), size, contents);

function size(object: Field): Issue[] {
  const [data, text] = [object.at('data'), object.at('stringData')];
  const replaced = Object.keys(text.map ?? {}).map((key) => data.at(key));
  const gone = replaced.reduce((sum, { scalar: word }) => sum + Buffer.byteLength(word, 'base64'), 0);
  return tooLarge(data, bytesOf(data, 'base64') - gone + bytesOf(text, 'utf8'));
}

/** What the type asks for. A value may be secret, and isn't told. */
function contents(object: Field): Issue[] {
  const { type } = { type: object.at('type').scalar };
  const {
    keys = [],
    oneOf = [],
    filled,
    json,
    annotation,
  } = (Object.hasOwn(SECRET_TYPES, type) && SECRET_TYPES[type]) || {};
  const missing = keys.filter((key) => contentOf(object, key) === undefined);
  const isNone = oneOf.length > 0 && oneOf.every((key) => contentOf(object, key) === undefined);
  const isEmpty = filled !== undefined && (contentOf(object, filled) ?? '') === '';
  const given = json && contentOf(object, json);
  return [
    ...missing.map((key) => object.at('data', key).issue(`given: a Secret of type ${type} has it`)),
    ...(isNone
      ? oneOf.map((key) =>
          object.at('data', key).issue(`given: a Secret of type ${type} has one of ${oneOf.join(' and ')}`),
        )
      : []),
    ...(isEmpty
      ? [
          {
            ...object.at('data', filled).issue(`given, and not empty: a Secret of type ${type} has it`),
            value: undefined,
          },
        ]
      : []),
    ...(json && given !== undefined && !isMap(given)
      ? [{ path: object.at('data', json).path, value: '…', allowed: 'a map, as JSON' }]
      : []),
    ...(annotation && object.at('metadata', 'annotations', annotation).scalar === ''
      ? [
          object
            .at('metadata', 'annotations', annotation)
            .issue(`given: a Secret of type ${type} names its ServiceAccount there`),
        ]
      : []),
  ];
}

function contentOf(object: Field, key: string): string | undefined {
  const { string: text } = object.at('data', key);
  return (
    object.at('stringData', key).string ?? (text === undefined ? undefined : Buffer.from(text, 'base64').toString())
  );
}

function isMap(json: string): boolean {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && !Array.isArray(value);
  } catch {
    return false;
  }
}
