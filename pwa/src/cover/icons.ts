/** Strokes in a box of 24, without a name of their own: the button says what it does. Each cover carries those that it uses. */
export const BACK = 'M9 5h11a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H9l-6-7zM12 9.5l5 5M17 9.5l-5 5';
export const HISTORY = 'M4 12a8 8 0 1 0 2.6-5.9L4 8.5M4 4v4.5h4.5M12 8v4.5l3 2';
export const COPY =
	'M9 9h10a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1V10a1 1 0 0 1 1-1zM5 15H4a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1h10a1 1 0 0 1 1 1v1';
export const PASTE =
	'M9 4.5H6a1 1 0 0 0-1 1V20a1 1 0 0 0 1 1h12a1 1 0 0 0 1-1V5.5a1 1 0 0 0-1-1h-3M9 3h6v3.5H9zM12 10.5v7M8.8 14.3l3.2 3.2 3.2-3.2';
export const SETTINGS = 'M4 7h9M19 7h1M4 17h1M11 17h9M16 4.5v5M8 14.5v5';
export const CLOSE = 'M6 6l12 12M18 6L6 18';
export const CLEAR = 'M4 7h16M9 7V4h6v3M6.5 7l1 13h9l1-13M10 11v5M14 11v5';
export const STAR = 'M12 4l2.4 5 5.6.7-4.1 3.8 1.1 5.5-5-2.8-5 2.8 1.1-5.5L4 9.7 9.6 9z';
export const PAUSE = 'M8 5v14M16 5v14';
export const PLAY = 'M8 5l11 7-11 7z';
export const AGAIN = 'M5 12a7 7 0 1 0 2.2-5.1L5 9M5 4.5V9h4.5';
