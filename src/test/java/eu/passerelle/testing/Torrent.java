package eu.passerelle.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Somebody who sends without end and without saying how much it will be, until an answer comes or as much as was meant has gone. */
public final class Torrent {

  private static final int CHUNK = 64 * 1024;

  private final int port;
  private final List<String> headers = new ArrayList<>();

  /** @param namesAndValues headers in turn */
  public Torrent(int port, String... namesAndValues) {
    this.port = port;
    for (int i = 0; i < namesAndValues.length; i += 2) {
      headers.add(namesAndValues[i] + ": " + namesAndValues[i + 1]);
    }
  }

  /**
   * @param beginning of the body, before the same letter again and again
   * @param most bytes that are sent if nobody says anything
   */
  public Answer post(String path, String beginning, long most) {
    try (Socket socket = new Socket("localhost", port)) {
      socket.setSoTimeout(60_000);
      OutputStream out = socket.getOutputStream();
      InputStream in = new BufferedInputStream(socket.getInputStream());
      out.write(("POST " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nTransfer-Encoding: chunked\r\n"
          + String.join("\r\n", headers) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
      long sent = send(out, in, beginning, most);
      return new Answer(read(in), sent);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long send(OutputStream out, InputStream in, String beginning, long most) throws IOException {
    byte[] letters = new byte[CHUNK];
    Arrays.fill(letters, (byte) 'x');
    long sent = beginning.length();
    try {
      chunk(out, beginning.getBytes(StandardCharsets.UTF_8));
      while (sent < most && in.available() == 0) {
        chunk(out, letters);
        sent += CHUNK;
      }
      out.write("0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (SocketException closed) {
      // who has answered need not listen
    }
    return sent;
  }

  private static void chunk(OutputStream out, byte[] bytes) throws IOException {
    out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.write(bytes);
    out.write("\r\n".getBytes(StandardCharsets.UTF_8));
  }

  private static String read(InputStream in) throws IOException {
    StringBuilder text = new StringBuilder();
    byte[] some = new byte[8192];
    try {
      for (int length = in.read(some); length > 0; length =
          in.available() > 0 || !text.toString().contains("\r\n\r\n") ? in.read(some) : 0) {
        text.append(new String(some, 0, length, StandardCharsets.UTF_8));
        if (in.available() == 0) {
          Thread.sleep(200);
        }
      }
    } catch (SocketException closed) {
      // what has come has come
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return text.toString();
  }

  /** @param sent how many bytes had gone when the answer came */
  public record Answer(String text, long sent) {

    public int status() {
      return Integer.parseInt(text.split(" ", 3)[1]);
    }
  }
}
