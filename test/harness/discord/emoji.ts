/** One whole Unicode emoji as Discord takes it: a picture with its joiners, a flag, or a keycap. */
const unicode =
  /^(?:\p{Regional_Indicator}{2}|[0-9#*]\uFE0F?\u20E3|\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?(?:\u200D\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?)*)$/u;

export function isEmoji(text: string): boolean {
  return unicode.test(text);
}
