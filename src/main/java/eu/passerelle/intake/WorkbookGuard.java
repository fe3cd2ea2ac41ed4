package eu.passerelle.intake;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Walks once through a workbook before the library reads it, holding nothing: unpacked it is not larger than a table of so many rows can be,
 * and it names no cell and no text that the library would make room for without end.
 */
final class WorkbookGuard {

  private static final long LARGEST = 200L * 1024 * 1024;
  private static final int MOST_PARTS = 1000;
  private static final int MOST_CELLS_A_ROW = 16_384;
  private static final int LETTERS_OF_A_COLUMN = 3;
  private static final int LONGEST_TEXT = 1024 * 1024;
  private static final int DIGITS_OF_A_NUMBER = 9;
  /** What the library keeps while it reads: the texts that stand apart from the rows, and the formats. A text of no letters takes room too. */
  private static final long MOST_LETTERS_KEPT = 50_000_000;
  private static final int ROOM_OF_A_TEXT = 28;
  private static final Set<String> KEPT = Set.of("si", "xf", "numFmt", "sheet");
  private static final XMLInputFactory XML = xml();

  private long unpacked;
  private int texts;
  private int highestText = -1;
  private int cells;
  private int length;
  private long kept;
  private long piece;
  private boolean isText;
  private boolean isShared;
  private boolean isIndex;

  private WorkbookGuard() {}

  /** @throws UnreadableFileException when the workbook could do harm, or is none */
  static void requireHarmless(byte[] content) {
    try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
      new WorkbookGuard().walk(zip);
    } catch (IOException | XMLStreamException | IllegalArgumentException broken) {
      throw new UnreadableFileException(WorkbookLines.UNREADABLE);
    }
  }

  private static XMLInputFactory xml() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  private void walk(ZipInputStream zip) throws IOException, XMLStreamException {
    int parts = 0;
    for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
      parts++;
      require(parts <= MOST_PARTS);
      var counted = new Counted(zip);
      if (part.getName().endsWith(".xml")) {
        counted.isRead = true;
        read(XML.createXMLStreamReader(counted));
        counted.isRead = false;
      }
      counted.transferTo(OutputStream.nullOutputStream());
    }
    require(highestText < texts);
  }

  private void read(XMLStreamReader xml) throws XMLStreamException {
    while (xml.hasNext()) {
      int event = xml.next();
      piece = unpacked;
      if (event == XMLStreamConstants.START_ELEMENT) {
        length = 0;
        begin(xml);
      } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
        length += xml.getTextLength();
        require(length <= LONGEST_TEXT);
        keep(isText ? xml.getTextLength() : 0);
        if (isIndex && !xml.isWhiteSpace()) {
          require(xml.getTextLength() <= DIGITS_OF_A_NUMBER);
          highestText = Math.max(highestText, Integer.parseInt(xml.getText().strip()));
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        isIndex = false;
        isText = isText && !xml.getLocalName().equals("si");
      }
    }
  }

  private void begin(XMLStreamReader xml) {
    isText = isText || xml.getLocalName().equals("si");
    keep(KEPT.contains(xml.getLocalName()) ? ROOM_OF_A_TEXT : 0);
    switch (xml.getLocalName()) {
      case "si" -> texts++;
      case "row" -> cells = 0;
      case "c" -> {
        cells++;
        String place = xml.getAttributeValue(null, "r");
        isShared = "s".equals(xml.getAttributeValue(null, "t"));
        require(cells <= MOST_CELLS_A_ROW && (place == null || place.chars().filter(Character::isLetter).count() <= LETTERS_OF_A_COLUMN));
      }
      case "v" -> isIndex = isShared;
      default -> isIndex = false;
    }
  }

  private void keep(int letters) {
    kept += letters;
    if (kept > MOST_LETTERS_KEPT) {
      throw new UnreadableFileException("The workbook holds more text than applications need. Take out the sheets and the columns that the "
          + "application form does not ask for, or split the table and send the parts.");
    }
  }

  private static void require(boolean harmless) {
    if (!harmless) {
      throw new UnreadableFileException(
          "The workbook is too large when it is unpacked, or holds more than one table of applications needs. "
              + "Copy the table into a new workbook and send that.");
    }
  }

  /** Counts what is unpacked and leaves closing to whoever holds the archive. */
  private final class Counted extends FilterInputStream {

    private boolean isRead;

    private Counted(InputStream packed) {
      super(packed);
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      count(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      int read = super.read(into, from, most);
      count(Math.max(read, 0));
      return read;
    }

    @Override
    public void close() {}

    private void count(int bytes) {
      unpacked += bytes;
      require(unpacked <= LARGEST && (!isRead || unpacked - piece <= LONGEST_TEXT));
    }
  }
}
