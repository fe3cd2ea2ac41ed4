package eu.passerelle.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** A request of which no more can be read than it may bring: whoever reads on fails, and nobody keeps what came before. */
class CountedBody extends OwnBody {

  private final long most;
  private ServletInputStream counted;
  private long read;

  CountedBody(HttpServletRequest request, long most) {
    super(request);
    this.most = most;
  }

  boolean isTooLong() {
    return read > most;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    if (counted == null) {
      counted = new Counted(getRequest().getInputStream());
    }
    return counted;
  }

  private int count(int bytes) {
    read += Math.max(bytes, 0);
    if (isTooLong()) {
      throw new TooLong();
    }
    return bytes;
  }

  /** Not an {@link IOException}: those who read take it for a body that is broken, and answer so. */
  @SuppressWarnings("serial")
  private static final class TooLong extends RuntimeException {}

  private final class Counted extends ServletInputStream {

    private final ServletInputStream body;

    private Counted(ServletInputStream body) {
      this.body = body;
    }

    @Override
    public int read() throws IOException {
      int one = body.read();
      count(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      return count(body.read(into, from, length));
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }
  }
}
