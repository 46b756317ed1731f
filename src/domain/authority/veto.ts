/** The risk team stopped a show or a SKU (一票否决). */
export interface Veto {
  /** `show:618-3`, `sku:phone-x` */
  readonly id: string;
  readonly on: 'show' | 'sku';
  readonly ref: string;
  readonly by: string;
  readonly at: number;
  readonly why: string;
  readonly liftedAt: number | null;
  readonly liftedBy: string | null;
  /** The incident by which everybody on it was warned. */
  readonly incident: number;
}
