import { Failure } from '../core/failure.ts';
import type { InputFile } from '../roster/find.ts';
import type { ReadingMeans } from '../roster/readers/workbook.ts';
import { isCompound, streamIn, streamsIn } from '../roster/readers/xls/compound.ts';
import { hasPassword } from '../roster/readers/xls/records.ts';
import { MOST_BYTES as MOST_OLD_BYTES, workbookIn } from '../roster/readers/xls.ts';

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
    const decrypted = await decryptedBy([PASSWORD_OF_NOBODY, ...passwords], bytes, encryption).catch(() => {
      throw new Failure({ code: 'encryption-unknown', args: { file: path } });
    });
    if (decrypted) return { ...file, bytes: decrypted };
    throw new Failure(
      passwords.length === 0
        ? { code: 'password-needed', args: { file: path } }
        : { code: 'password-wrong', args: { file: path, passwords: passwords.length } },
    );
  };

/** How a file is encrypted: by rights management, as a package (.xlsx), or record by record (.xls). Undefined: not at all. */
function encryptionOf(bytes: Uint8Array): 'rights' | 'package' | 'records' | undefined {
  if (!isCompound(bytes)) return undefined;
  const has = streamsIn(bytes);
  // [MS-OFFCRYPTO] 2.2.6 and 2.2.10
  if (has('DRMEncryptedTransform') || has('\tDRMContent')) return 'rights';
  if (has('EncryptedPackage')) return 'package';
  // A larger one is not read in any case.
  const workbook = bytes.length > MOST_OLD_BYTES ? undefined : workbookIn(bytes);
  return workbook && hasPassword(workbook) ? 'records' : undefined;
}

/** The streams that decrypting needs. */
const STREAMS = {
  package: ['EncryptionInfo', 'EncryptedPackage'],
  records: ['Workbook'],
} as const;

/** The file as the first password that fits opens it; undefined where none does. Throws whatever the packages throw. */
async function decryptedBy(
  passwords: readonly string[],
  bytes: Uint8Array,
  encryption: keyof typeof STREAMS,
): Promise<Uint8Array | undefined> {
  // Loaded where a file is encrypted, and not before.
  const [{ default: cfb }, { default: office }] = await Promise.all([
    import('cfb'),
    import('officecrypto-tool'),
  ]);
  // A container anew: in a damaged one the packages may go round without end.
  const container = cfb.utils.cfb_new();
  for (const name of STREAMS[encryption]) {
    const stream = streamIn(bytes, name);
    if (!stream) throw new Error(`no ${name}`);
    if (name === 'EncryptionInfo') checkEffort(stream);
    cfb.utils.cfb_add(container, name, stream);
  }
  const input: Buffer = cfb.write(container, { type: 'buffer' });
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
function checkEffort(information: Uint8Array): void {
  if (information.length > MOST_INFORMATION) throw new Error(`${information.length} bytes of information`);
  const text = new TextDecoder('latin1').decode(information);
  for (const [, spins = ''] of text.matchAll(/spinCount\s*=\s*["']([^"']*)/g))
    if (!/^\d{1,9}$/.test(spins) || Number(spins) > MOST_SPINS) throw new Error(`${spins} spins`);
}
