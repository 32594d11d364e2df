/** New values by path, with dots between the steps. Undefined removes the field. */
export type UpdateEdits = Readonly<Record<string, unknown>>;

/** Edits from the base to the head of an update. Of two, the first edits the specimen to create the base. */
export type UpdateStep = UpdateEdits | readonly [UpdateEdits, UpdateEdits];
