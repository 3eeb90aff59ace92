export interface WordList {
	readonly words: Set<string>;
	readonly anywhere: readonly string[];
	readonly allowed: readonly string[];
}
export declare function readWords(text?: string): WordList;
export declare function scanText(text: string, list: WordList): string[];
export declare function scanFile(name: string, bytes: Buffer, list: WordList): string[];
