/** Values by their path in an object, with dots between the steps; undefined takes away what is there. */
export type UpdateEdits = Readonly<Record<string, unknown>>;

/** Edits of an object; of two, the first is of the object that the second is made to. */
export type UpdateStep = UpdateEdits | readonly [UpdateEdits, UpdateEdits];
