/** What is said of what other systems send. */
export const senders = {
  'sender.reported.none': 'Nothing to do: no open incident rests on a firing alert of {source} with {what}.',
};
