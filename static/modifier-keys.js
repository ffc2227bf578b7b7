// Keys and clicks with a modifier are the browser's.

/**
 * Whether a modifier key is pressed.
 * @param {KeyboardEvent | MouseEvent} event
 */
export const hasModifier = (event) => event.ctrlKey || event.altKey || event.metaKey || event.shiftKey;
