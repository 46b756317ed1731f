/** What checks of the network, of streams, of commands and of the bot itself say of what they found. */
export const probes = {
  'probe.tcp-up': '{place} answered in {after}',
  'probe.tcp-refused': '{place} refused the connection: nothing listens there, or something in between says no ({why})',
  'probe.tcp-unreachable': '{place} cannot be reached ({why})',
  'probe.tcp-silent': '{place} did not answer within {after}',
  'probe.tcp-hung-up': 'connected, but hung up before anything that matches "{pattern}" came; it said: {heard}',
  'probe.tcp-unheard': 'connected, but nothing that matches "{pattern}" came within {after}; it said: {heard}',
  'probe.wrong-type': 'the content type is {type}; expected {wanted}',
  'probe.headers-too-large': 'the headers of the answer are too large and were not read further',
  'probe.tls-ok':
    'the certificate for {name} is in order; the first to end is {of}, in {days, plural, one {# day} other {# days}} ({date})',
  'probe.tls-expired': 'the certificate {name} expired on {date}; renew it, then reload the server',
  'probe.tls-not-yet': 'the certificate {name} is not valid before {date}; is a clock wrong?',
  'probe.tls-name': 'the certificate is for {names}, not for {wanted}',
  'probe.tls-self-signed': 'the certificate {name} is signed by itself; no browser trusts it',
  'probe.tls-issuer':
    'the certificate {name} was issued by {issuer}, which is not trusted; is an intermediate certificate missing on the server?',
  'probe.tls-refused': 'the certificate {name} is not trusted ({code})',
  'probe.tls-handshake': '{place} takes connections, but no TLS could be agreed on: {why}',
  'probe.tls-none': '{place} showed no certificate',
  'probe.tls-no-authorities': 'the authorities in {file} could not be read: {why}; look at ca_file of this check',
  'probe.dns-ok': '{name} {type} is {values}, answered in {after}',
  'probe.dns-changed': '{name} {type} is now {values}; before it was {before}',
  'probe.dns-missing': '{name} {type} is {values}; expected {wanted} among them',
  'probe.dns-nothing': '{name} has no {type} record ({why})',
  'probe.dns-silent':
    '{name} {type} could not be looked up within {after}: the name server {server} gave no answer ({why})',
  'probe.stream-well': 'picture {picture}, {fps} a second, sound {sound}, {kbps} kbit/s',
  'probe.stream-trouble': '{trouble}; picture {picture}, {fps} a second, sound {sound}, {kbps} kbit/s',
  'probe.stream-both': '{a}; {b}',
  'probe.stream-black': 'the picture is black for {share} of the sample',
  'probe.stream-frozen': 'the picture stands still for {share} of the sample',
  'probe.stream-no-sound': 'there is silence for {share} of the sample',
  'probe.stream-no-track': 'the stream has no sound track',
  'probe.stream-thin': 'the bitrate is {share} of the usual {usual} kbit/s',
  'probe.stream-other':
    '{what, select, video {the codec of the picture} audio {the codec of the sound} width {the width} height {the height} other {pictures a second}} should be {wanted} and is {is}',
  'probe.stream-silent': 'connected, but no picture or sound came within {after}; is anybody publishing?',
  'probe.stream-stalled': 'the stream stalls: {came} of it came where {wanted} should have',
  'probe.stream-ended': 'the stream ended after {came}; {wanted} were to be looked at',
  'probe.stream-refused': 'cannot be played: {why}',
  'probe.stream-no-ffmpeg':
    'ffmpeg could not be started ({why}); install it where the bot runs (Debian, Ubuntu: apt install ffmpeg)',
  'probe.stream-no-url': 'the address is in the environment variable {name}, which is not set',
  'probe.stream-bad-url':
    '{name} does not hold an address that a stream can be played from (rtmp://, https://, srt:// …)',
  'probe.command-ok': 'ended with {code, number}: {line}',
  'probe.command-bad': 'ended with {code, number}: {line}',
  'probe.command-unknown': 'the plugin could not find out: {line}',
  'probe.command-not-json': 'ended with {code, number}, but what it printed is not JSON: {line}',
  'probe.command-off':
    'commands may not be run: set {setting}=true in the environment of the bot, if whoever writes its configuration may run programs here',
  'probe.command-killed': '{name} was ended by {signal}',
  'probe.command-late': '{name} did not end within {after} and was stopped, with all it had started',
  'probe.command-talked': '{name} printed more than {n, number} bytes and was stopped',
  'probe.command-not-started':
    '{name} could not be started ({why}); is the path right, may the bot run it, and is its cwd there?',
  'probe.self':
    '{queued, plural, =0 {no signals wait} one {# signal waits} other {# signals wait}}, {waiting, plural, =0 {no notices wait} one {# notice waits} other {# notices wait}}, database {database, number} MB, memory {memory, number} MB',
  'probe.self-channels':
    'nothing can be delivered to {channels}; {waiting, plural, one {# notice waits} other {# notices wait}}',
  'probe.self-checks': 'these checks cannot do their work: {checks}',
  'probe.self-unknown': 'there is nothing to look at: the check runs outside of a bot',
  'config.commands-off': 'the check {id} runs a command, and commands are off',
  'config.mend.commands-off':
    'set {setting}=true in the environment if whoever writes this configuration may run programs on this machine, or remove the check',
} as const;
