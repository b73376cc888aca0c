// A peer made of the npm package rtpmidi: prints what it hears. Arguments: its port, and the port to connect to, if any.
// The name of each line's first word is what RtpmidiPackageTest waits for.
const rtpmidi = require('rtpmidi');

const [port, other] = process.argv.slice(2).map(Number);
const session = rtpmidi.manager.createSession({ port, localName: 'Node', bonjourName: 'Node', published: false });

session.on('ready', () => {
  console.log('ready');
  if (other) {
    session.connect({ address: '127.0.0.1', port: other });
  }
});
session.on('streamAdded', ({ stream }) => console.log(`connected ${stream.name.replace('\0', '')}`));
session.on('streamRemoved', () => console.log('disconnected'));
session.on('message', (delta, message) => console.log(`message ${message.toString('hex')}`));
process.stdin.on('end', () => process.exit());
process.stdin.resume();
