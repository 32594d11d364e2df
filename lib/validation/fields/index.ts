export { allOf, any, emptyOr, forbidden, object, optional, refine, required, since, when } from './combinators';
export { array, maxItems, nonEmptyArray, uniqueBy, uniqueItems } from './lists';
export { atMostOneOf, exactlyOneOf, keys, values } from './maps';
export { enumOf, integer, maxLength, name, pattern } from './scalars';
export { equals, has, not } from './tests';
