export declare function scanPng(bytes: Buffer): string[];
export declare function scanIco(bytes: Buffer): string[];
export declare function scanSvg(bytes: Buffer): string[];
/** Null where the name is no picture's. */
export declare function scanPicture(name: string, bytes: Buffer): string[] | null;
