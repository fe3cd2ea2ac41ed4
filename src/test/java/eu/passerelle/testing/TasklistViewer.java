package eu.passerelle.testing;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Tests that show forms in the viewer of Tasklist have it open in a browser as long as they run. */
public abstract class TasklistViewer {

  /** The viewer. */
  protected static TasklistForms tasklist;

  private static Chromium chromium;

  @BeforeAll
  static void open() {
    chromium = Chromium.launch();
    tasklist = new TasklistForms(chromium.newPage());
  }

  @AfterAll
  static void close() {
    if (chromium != null) {
      chromium.close();
    }
  }
}
