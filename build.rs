//! Has the program built again when a file is added to or removed from what is embedded in it.

fn main() {
    for folder in ["static", "templates"] {
        println!("cargo:rerun-if-changed={folder}");
    }
}
