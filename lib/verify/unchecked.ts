/** A check can't be made, which says nothing of the app. */
export class CheckSkipped extends Error {}
