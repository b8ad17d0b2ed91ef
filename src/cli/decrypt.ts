import { Failure } from '../core/failure.ts';
import type { InputFile } from '../roster/find.ts';
import { isCompound, streamsIn } from '../roster/readers/compound.ts';
import type { ReadingMeans } from '../roster/readers/workbook.ts';
import { MOST_BYTES as MOST_OLD_BYTES } from '../roster/readers/xls.ts';

/** A file without its encryption; its SHA-256 stays that of the file as it is. Throws Failure where nothing opens it. */
export type Decrypt = (file: InputFile) => Promise<InputFile>;

/** What the files of a run are opened with. */
export interface InputMeans extends ReadingMeans {
  readonly decrypt: Decrypt;
}

/** Excel encrypts with this where a workbook may not be changed and anybody may read it ([MS-XLS] 2.2.10). */
const PASSWORD_OF_NOBODY = 'VelvetSweatshop';

/** Opens encrypted workbooks by trying passwords, and leaves all other files as they are. */
export const decryptBy =
  (passwords: readonly string[]): Decrypt =>
  async (file) => {
    const { path, bytes } = file;
    const encryption = encryptionOf(bytes);
    if (encryption === undefined) return file;
    if (encryption === 'rights') throw new Failure({ code: 'rights-managed', args: { file: path } });
    const decrypted = await decryptedBy([PASSWORD_OF_NOBODY, ...passwords], bytes).catch(() => {
      throw new Failure({ code: 'encryption-unknown', args: { file: path } });
    });
    if (decrypted) return { ...file, bytes: decrypted };
    throw new Failure(
      passwords.length === 0
        ? { code: 'password-needed', args: { file: path } }
        : { code: 'password-wrong', args: { file: path, passwords: passwords.length } },
    );
  };

/**
 * How a file is encrypted: by rights management, as a package in a container (.xlsx), or record by record (.xls);
 * undefined: not at all, or nobody would read it.
 */
function encryptionOf(bytes: Uint8Array): 'rights' | 'package' | 'records' | undefined {
  if (!isCompound(bytes)) return undefined;
  const has = streamsIn(bytes);
  // [MS-OFFCRYPTO] 2.2.6 and 2.2.10
  if (has('DRMEncryptedTransform') || has('\tDRMContent')) return 'rights';
  if (has('EncryptedPackage') && has('EncryptionInfo')) return 'package';
  return bytes.length <= MOST_OLD_BYTES && hasFilePass(bytes) ? 'records' : undefined;
}

/** Records of a workbook's stream by their numbers, and the kind of stream that holds a workbook ([MS-XLS] 2.4). */
const BOF = 0x0809;
const WRITE_PROTECT = 0x0086;
const FILE_PASS = 0x002f;
const WORKBOOK = 0x0005;
/** Streams begin at multiples of this ([MS-CFB] 2.6). */
const SMALLEST_SECTOR = 64;

/** Whether a stream begins as that of an encrypted workbook: what says how is its second record, or its third. */
function hasFilePass(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const behind = (at: number) => at + 4 + view.getUint16(at + 2, true);
  for (let at = 0; at + SMALLEST_SECTOR <= bytes.length; at += SMALLEST_SECTOR) {
    if (view.getUint16(at, true) !== BOF || view.getUint16(at + 6, true) !== WORKBOOK) continue;
    let next = behind(at);
    if (next + 4 <= bytes.length && view.getUint16(next, true) === WRITE_PROTECT) next = behind(next);
    if (next + 4 <= bytes.length && view.getUint16(next, true) === FILE_PASS) return true;
  }
  return false;
}

/** The file as the first password that fits opens it; undefined where none does. Throws whatever the packages throw. */
async function decryptedBy(passwords: readonly string[], bytes: Uint8Array): Promise<Uint8Array | undefined> {
  // Loaded where a file is encrypted, and not before.
  const [{ default: container }, { default: office }] = await Promise.all([
    import('cfb'),
    import('officecrypto-tool'),
  ]);
  const input = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  checkEffort(container.find(container.read(input, { type: 'buffer' }), '/EncryptionInfo')?.content);
  for (const password of passwords) {
    const decrypted = await office.decrypt(input, { password }).catch((error: unknown) => {
      if (error instanceof Error && error.message === 'The password is incorrect') return undefined;
      throw error;
    });
    if (decrypted) return decrypted;
  }
  return undefined;
}

/** Ten times what Excel, WPS and LibreOffice write: to try a password then takes seconds, not minutes. */
const MOST_SPINS = 1_000_000;
/** Excel needs a thousand bytes to say how a package is encrypted. */
const MOST_INFORMATION = 1 << 16;

/** Throws where a password may only be tried at a great effort: any file may say so. `information`: how it is encrypted. */
function checkEffort(information: Uint8Array | readonly number[] = []): void {
  if (information.length > MOST_INFORMATION) throw new Error(`${information.length} bytes of information`);
  const text = new TextDecoder('latin1').decode(Uint8Array.from(information));
  for (const [, spins = ''] of text.matchAll(/spinCount\s*=\s*["']([^"']*)/g))
    if (!/^\d{1,9}$/.test(spins) || Number(spins) > MOST_SPINS) throw new Error(`${spins} spins`);
}
