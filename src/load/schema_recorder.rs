//! Records which fields the readers ask for, and of what type. A schema made from the recording always describes
//! exactly what is read.

use std::cell::RefCell;

/// The type of a field's value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldType {
    /// Not known yet: every reader narrows it down.
    Anything,
    /// A string.
    Str,
    /// A string or a list of strings.
    Strs,
    /// A name as one string, or a person's in parts; one or a list of them.
    PersonNames,
    /// An id.
    Id,
    /// An id or a list of ids.
    Ids,
    /// An EDTF date.
    Date,
    /// One of these words.
    Enum(Vec<&'static str>),
    /// One of these words, or an id that the timeline adds to them.
    OpenEnum(Vec<&'static str>),
    /// True or false.
    Bool,
    /// A whole number.
    Integer,
    /// A BCP 47 language tag.
    Language,
    /// A table of strings by language tag.
    Titles,
    /// A URL with one of these schemes.
    Url(Vec<&'static str>),
    /// A list of tables; their fields have this field's name in [`FieldSpec::table`].
    Tables,
}

/// A field of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldSpec {
    /// The list of tables that the field belongs to; `None` at the top level.
    pub table: Option<&'static str>,
    /// The key.
    pub name: &'static str,
    /// The type of its value.
    pub field_type: FieldType,
    /// Whether it is mandatory.
    pub required: bool,
    /// What it means, for people who write the file. Readers do not know this; it is filled in afterwards.
    pub description: &'static str,
}

/// The fields of a kind of file, in the order in which they are read.
#[derive(Clone, Debug, Default)]
pub struct FieldSpecs {
    /// The fields of all tables of the file.
    pub fields: Vec<FieldSpec>,
    /// Two fields of a table, one of which is mandatory.
    pub one_of: Vec<(Option<&'static str>, [&'static str; 2])>,
}

impl FieldSpecs {
    /// The fields of a list of tables; of the top level for `None`.
    pub fn of_table(&self, table: Option<&str>) -> impl Iterator<Item = &FieldSpec> {
        self.fields.iter().filter(move |field| field.table == table)
    }

    /// Two fields of a list of tables, or of the top level, one of which is mandatory.
    pub fn one_of(&self, table: Option<&str>) -> Option<[&'static str; 2]> {
        self.one_of.iter().find(|(of, _)| *of == table).map(|(_, names)| *names)
    }
}

/// Records what a reader asks for in one table.
#[derive(Clone, Copy)]
pub struct SchemaRecorder<'a> {
    specs: &'a RefCell<FieldSpecs>,
    table: Option<&'static str>,
}

impl<'a> SchemaRecorder<'a> {
    /// Records the top level of a file into `specs`.
    pub fn new(specs: &'a RefCell<FieldSpecs>) -> Self {
        Self { specs, table: None }
    }

    /// A recorder for a list of tables.
    pub fn table(self, key: &'static str) -> Self {
        Self { table: Some(key), ..self }
    }

    /// Records the type of a field. A later, more exact type replaces an earlier one.
    pub fn field(&self, name: &'static str, field_type: FieldType) {
        let fields = &mut self.specs.borrow_mut().fields;
        match fields.iter_mut().find(|field| (field.table, field.name) == (self.table, name)) {
            Some(_) if field_type == FieldType::Anything => {}
            Some(field) => field.field_type = field_type,
            None => {
                fields.push(FieldSpec { table: self.table, name, field_type, required: false, description: "" });
            }
        }
    }

    /// Records that a field is mandatory.
    pub fn require(&self, name: &'static str) {
        let fields = &mut self.specs.borrow_mut().fields;
        let this = |field: &&mut FieldSpec| (field.table, field.name) == (self.table, name);
        fields.iter_mut().filter(this).for_each(|field| field.required = true);
    }

    /// Records that one of two fields is mandatory.
    pub fn require_either(&self, names: [&'static str; 2]) {
        self.specs.borrow_mut().one_of.push((self.table, names));
    }
}
