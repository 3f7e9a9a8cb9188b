namespace Fulfillment.LabelTemplates.Fonts;

/// <summary>A face that was found in a file: its names are read at start, its glyphs when a card first needs them.</summary>
internal sealed class FontSource
{
    /// <summary>A font of all of Unicode's kanji takes some 60 MB.</summary>
    private const long LargestFile = 128 << 20;

    private readonly Lazy<FontFace?> face;

    private FontSource(string path, int index, string family, bool isBold, int weight)
    {
        Path = path;
        Family = family;
        IsBold = isBold;
        Weight = weight;
        face = new Lazy<FontFace?>(() => Read(path, index, family, isBold));
    }

    public string Path { get; }
    public string Family { get; }
    public bool IsBold { get; }
    public int Weight { get; }

    /// <summary>Null when the file is broken behind its names.</summary>
    public FontFace? Face => face.Value;

    /// <summary>The TrueType faces of a file; adds the reason to <paramref name="unusable"/> when it holds something else.</summary>
    public static IEnumerable<FontSource> ReadFile(string path, Dictionary<string, string> unusable)
    {
        var found = new List<FontSource>();
        try
        {
            using var file = File.OpenRead(path);
            if (file.Length > LargestFile) throw new InvalidDataException("The file is larger than any font.");
            var faces = FontNames.ReadFaces(file);
            for (var i = 0; i < faces.Count; i++)
            {
                if (faces[i].HasTrueTypeOutlines) found.Add(new FontSource(path, i, faces[i].Family, faces[i].Weight >= 600, faces[i].Weight));
                else unusable[faces[i].Family] = path;
            }
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException or OverflowException)
        {
            unusable[System.IO.Path.GetFileNameWithoutExtension(path)] = path;
        }
        return found;
    }

    private static FontFace? Read(string path, int index, string family, bool isBold)
    {
        try
        {
            return FontFace.Read(FontTables.ReadFaces(File.ReadAllBytes(path))[index], family, isBold);
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
