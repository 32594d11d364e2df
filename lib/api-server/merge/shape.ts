import { type Schema, typeOf } from '../schema';

/** How kubectl merges a value. */
export interface Shape {
  /** The struct that it is, where it is one and known. */
  readonly struct?: string;
  /** The type of its members, where it is a map or a list. */
  readonly item?: string;
  /** The key by which the items of a list are told apart, where they are merged; `.` where by themselves. */
  readonly merge?: string;
  /** Whether what the manifest doesn't name of it goes. */
  readonly retain?: true;
}

/** The shape of what has a type; without one, as kubectl treats custom resources. */
export function shapeOf(type: string | undefined): Shape {
  if (type === undefined) return {};
  const { form, of } = typeOf(type);
  return form === 'struct' ? { struct: of } : { item: of };
}

/** The shape of a member of what has this shape. */
export function memberOf(shape: Shape, name: string, schema: Schema): Shape {
  if (shape.struct === undefined) return shapeOf(shape.item);
  const field = schema.fields(shape.struct).get(name);
  if (field === undefined) return {};
  const { merge, retain } = field;
  return { ...shapeOf(field.type), ...(merge && { merge }), ...(retain && { retain }) };
}
