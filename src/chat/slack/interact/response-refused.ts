/** Slack did not take what was sent to an answer's address; `data.error` is its name for why, where it gives one. */
export class ResponseRefused extends Error {
  private constructor(
    status: number,
    readonly data: { readonly error: string | null },
  ) {
    super(`Slack answered ${status}${data.error === null ? '' : ` (${data.error})`} to an answer`);
    this.name = 'ResponseRefused';
  }

  static async read(response: Response): Promise<ResponseRefused> {
    const text = await response.text().catch(() => '');
    return new ResponseRefused(response.status, { error: /"error":"(\w{1,80})"/.exec(text)?.[1] ?? null });
  }
}
