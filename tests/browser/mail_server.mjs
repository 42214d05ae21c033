// A real SMTP server for the stories: what the program sends is read as its addressee would.
import { SMTPServer } from "smtp-server";

const decoded = (words) => words.replaceAll(/\r\n /g, "").replaceAll(/=\?UTF-8\?B\?([^?]*)\?=/g, (_, bytes) => bytes + "\n")
  .split("\n").map((bytes) => Buffer.from(bytes, "base64").toString()).join("");

function parsed(raw) {
  const end = raw.indexOf("\r\n\r\n");
  const head = raw.slice(0, end), subject = /^Subject: ((?:.|\r\n )*)$/m.exec(head);
  return { subject: decoded(subject[1]), body: Buffer.from(raw.slice(end), "base64").toString() };
}

export async function startMailServer() {
  const letters = [];
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ["STARTTLS"], logger: false,
    onData(stream, session, done) {
      const chunks = [];
      stream.on("data", (chunk) => chunks.push(chunk));
      stream.on("end", () => {
        const to = session.envelope.rcptTo.map(({ address }) => address).join(", ");
        letters.push({ to, ...parsed(Buffer.concat(chunks).toString()) });
        done();
      });
    },
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  // The next letter to that address with such a subject that was not taken yet.
  const next = async (to, subject, seconds = 30) => {
    for (const until = Date.now() + seconds * 1000; Date.now() < until;) {
      const at = letters.findIndex((letter) => letter.to === to && subject.test(letter.subject));
      if (at >= 0) return letters.splice(at, 1)[0];
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`no letter ${subject} to ${to}; there are: ${letters.map((letter) => `${letter.to}: ${letter.subject}`).join("; ")}`);
  };
  return { url: `smtp://127.0.0.1:${server.server.address().port}`, letters, next, stop: () => new Promise((resolve) => server.close(resolve)) };
}
