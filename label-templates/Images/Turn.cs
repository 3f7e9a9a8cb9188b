namespace Fulfillment.LabelTemplates.Images;

/// <summary>
/// How a stored picture is turned and mirrored to stand upright: a place of the shown one, x to the right and y down from 0 to 1,
/// is (A·u + C·v + E, B·u + D·v + F) for a place u, v of the stored one.
/// </summary>
internal readonly record struct Turn(int A, int B, int C, int D, int E, int F)
{
    private static readonly Turn[] ByOrientation =
    [
        new(1, 0, 0, 1, 0, 0), new(-1, 0, 0, 1, 1, 0), new(-1, 0, 0, -1, 1, 1), new(1, 0, 0, -1, 0, 1),
        new(0, 1, 1, 0, 0, 0), new(0, 1, -1, 0, 1, 0), new(0, -1, -1, 0, 1, 1), new(0, -1, 1, 0, 0, 1),
    ];

    /// <param name="orientation">1 to 8, as Exif counts them.</param>
    public static Turn Of(int orientation) => ByOrientation[orientation - 1];

    /// <summary>Width and height change places.</summary>
    public bool IsSideways => A == 0;

    public bool IsNone => A == 1 && D == 1;

    /// <summary>Which place of the stored picture is shown here.</summary>
    public (double U, double V) ToStored(double x, double y) => ((A * (x - E)) + (B * (y - F)), (C * (x - E)) + (D * (y - F)));
}
