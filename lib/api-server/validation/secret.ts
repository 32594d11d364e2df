import { SECRET_TYPES, type SecretType } from '../../kubernetes';
import { type Field, type FieldRule, f, type Issue } from '../../validation';
import { countBytesOfValues, dataKeys, HIDDEN, validateDataSize } from './data';

/**
 * The rules of a Secret.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/secret/
 */
export const secretRules: FieldRule = f.allOf(
  f.object({ data: dataKeys, stringData: dataKeys }),
  validateSize,
  validateContents,
);

function validateSize(object: Field): readonly Issue[] {
  const [data, text] = [object.at('data'), object.at('stringData')];
  const replaced = Object.keys(text.map ?? {}).map((key) => data.at(key));
  const replacedBytes = replaced.reduce((sum, { scalar }) => sum + Buffer.byteLength(scalar, 'base64'), 0);
  const bytes = countBytesOfValues(data, 'base64') - replacedBytes + countBytesOfValues(text, 'utf8');
  return validateDataSize(data, bytes);
}

/**
 * The data that the type of a Secret requires. Messages hide the values.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/secret/#secret-types
 */
function validateContents(object: Field): readonly Issue[] {
  const type = object.at('type').scalar;
  const wanted = Object.hasOwn(SECRET_TYPES, type) ? SECRET_TYPES[type] : undefined;
  if (wanted === undefined) return [];
  const ofType = `a Secret of type ${type}`;
  return [
    ...validateKeys(object, wanted, ofType),
    ...validateJson(object, wanted),
    ...validateAnnotation(object, wanted, ofType),
  ];
}

function validateKeys(object: Field, { keys = [], oneOf = [], filled }: SecretType, ofType: string): readonly Issue[] {
  const isMissing = (key: string) => contentOf(object, key) === undefined;
  const reject = (key: string, allowed: string) => ({ path: object.at('data', key).path, value: undefined, allowed });
  const choice = oneOf.every(isMissing) ? oneOf : [];
  return [
    ...keys.filter(isMissing).map((key) => reject(key, `given: ${ofType} has it`)),
    ...choice.map((key) => reject(key, `given: ${ofType} has one of ${oneOf.join(' and ')}`)),
    ...(filled === undefined || contentOf(object, filled)
      ? []
      : [reject(filled, `given, and not empty: ${ofType} has it`)]),
  ];
}

function validateJson(object: Field, { json }: SecretType): readonly Issue[] {
  const content = json && contentOf(object, json);
  if (!json || content === undefined || isJsonMap(content)) return [];
  return [{ path: object.at('data', json).path, value: HIDDEN, allowed: 'a map, as JSON' }];
}

function validateAnnotation(object: Field, { annotation }: SecretType, ofType: string): readonly Issue[] {
  if (annotation === undefined) return [];
  const account = object.at('metadata', 'annotations', annotation);
  return account.scalar === '' ? [account.issue(`given: ${ofType} names its ServiceAccount there`)] : [];
}

/** The content of a key. `stringData` replaces `data`. */
function contentOf(object: Field, key: string): string | undefined {
  const { string } = object.at('stringData', key);
  if (string !== undefined) return string;
  const encoded = object.at('data', key).string;
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString();
}

function isJsonMap(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && !Array.isArray(value);
  } catch {
    return false;
  }
}
