package eu.passerelle.web;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** A request whose body is read through a stream of ours, whoever asks for bytes or for letters. */
abstract class OwnBody extends HttpServletRequestWrapper {

  private BufferedReader reader;

  OwnBody(HttpServletRequest request) {
    super(request);
  }

  @Override
  public abstract ServletInputStream getInputStream() throws IOException;

  @Override
  public BufferedReader getReader() throws IOException {
    if (reader == null) {
      Charset charset = getCharacterEncoding() == null ? StandardCharsets.UTF_8 : Charset.forName(getCharacterEncoding());
      reader = new BufferedReader(new InputStreamReader(getInputStream(), charset));
    }
    return reader;
  }
}
